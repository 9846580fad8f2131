-- pandoc's AST → what its Typst writer must be given so that nothing is lost or changed on the way.
--
-- That writer drops alternative text, language spans and custom styles, and changes text (`...`, `-?`, `’`, `== ` at
-- the start of an item). So every string with ASCII punctuation, dashes, `’` or `…` goes through it as a quoted Typst
-- string, and every role becomes a call of templates/typst/post.typ. Raw Typst comes from this file alone, its strings
-- escaped.

local folder = debug.getinfo(1, 'S').source:match('^@(.*)typst%.lua$')
local formula = dofile(folder .. 'typst-formulas.lua')

local function quoted(text)
  return '"' .. text:gsub('[\\"]', '\\%0'):gsub('\n', '\\n') .. '"'
end

local function raw(text) return pandoc.RawInline('typst', text) end
local function raw_block(text) return pandoc.RawBlock('typst', text) end

-- A content block `[…]` around inlines, for the arguments of a call.
local function bracketed(before, inlines, after)
  local out = pandoc.Inlines { raw(before .. '[') }
  out:extend(inlines)
  out:insert(raw(']' .. after))
  return out
end

local function wrapped(before, blocks)
  local out = pandoc.Blocks { raw_block(before .. '[') }
  out:extend(blocks)
  out:insert(raw_block(']'))
  return out
end

-- Inlines of the blocks of a caption or a role; there a paragraph is a line.
local function lines_of(blocks) return pandoc.utils.blocks_to_inlines(blocks, { pandoc.LineBreak() }) end

local ids = {}

-- Bytes of a string that goes as it is: the writer's time grows with the square of the length.
local LONGEST = 10000

-- A word that may hold no place to break: of no blank, and of no Han or Hangul, whose first bytes are above.
local WORD = '[!-~\128-\226]+'
-- Bytes of the shortest that the template breaks, on the smallest page.
local LONG = 23

local function has_long_word(text)
  if #text < LONG then return false end
  for word in text:gmatch(WORD) do
    if #word >= LONG and not word:find('://', 1, true) then return true end
  end
  return false
end

-- A call of what is said, or of the template's `long` with it if a word in it may be wider than a line.
local function call(said, text)
  return raw(has_long_word(text) and ('#long(' .. said .. ');') or ('#' .. said .. ';'))
end

local function Str(el)
  local text = el.text
  local plain = not text:find('[%z\1-/:-@%[-`{-\127]') and not text:find('\226\128[\147\148\153\166]')
  if plain and #text <= LONGEST and not has_long_word(text) then return nil end
  return call(quoted(text), text)
end

local function Math(el)
  local tex = el.text
  local inner = formula(tex)
  if not inner then return raw('#tex(' .. quoted(tex) .. ');') end
  local of_rows = tex:find('\\begin', 1, true) or tex:find('\\\\', 1, true)
  local set = el.mathtype == 'DisplayMath' and 'displayed' or of_rows and 'rows' or 'math.equation'
  return raw('#' .. set .. '(alt: ' .. quoted(tex) .. ', $' .. inner .. '$);')
end

-- Code goes as a string too: pandoc's fences lose an empty first line and a tab, and Typst reads a language off the first word.
local function Code(el)
  local sides = ''
  for _, side in ipairs(el.classes) do sides = sides .. ', ' .. side .. ': 0pt' end
  return call('code(' .. quoted(el.text) .. sides .. ')', el.text)
end

local function CodeBlock(el)
  local language = el.classes[1] and (', lang: ' .. quoted(el.classes[1])) or ''
  return raw_block('#raw(block: true' .. language .. ', ' .. quoted(el.text) .. ')')
end

-- pandoc's `\\` ends the line, and with it a term of a definition list.
local LINE_END = '#linebreak();'
local function LineBreak() return raw(LINE_END) end

-- Lines of terms begin where the first does.
local function DefinitionList(el)
  local function outdented(inline)
    if inline.text == LINE_END then return raw(LINE_END .. '#outdent;') end
  end
  local items = {}
  for at, item in ipairs(el.content) do
    items[at] = { item[1]:walk { RawInline = outdented }, item[2] }
  end
  return pandoc.DefinitionList(items)
end

local function alt_of(image)
  local alt = image.attributes.alt or ''
  if alt == '' then alt = pandoc.utils.stringify(image.caption) end
  return alt
end

local function image_call(name, image, rest)
  return '#' .. name .. '(' .. quoted(image.src) .. ', alt: ' .. quoted(alt_of(image))
    .. ', width: ' .. (image.attributes.pixels or 'none') .. rest .. ')'
end

local function Image(el)
  local rest = el.classes:includes('low') and ', high: low' or ''
  return raw(image_call('inline-image', el, rest) .. ';')
end

-- Whether a link leads somewhere: to an address, or to an id that is there.
local function leads(target)
  local id = target:match('^#(.*)$')
  return not id or ids[id]
end

-- Where a link leads, as Typst has it: to a label, or to an address.
local function destination(target)
  local id = target:match('^#(.*)$')
  return id and ('label(' .. quoted(id) .. ')') or quoted(target)
end

local function Figure(el)
  local image, target
  el.content:walk {
    Image = function (found) image = image or found end,
    Link = function (found) target = target or (leads(found.target) and found.target or nil) end,
  }
  if not image then return nil end
  local rest = target and (', target: ' .. destination(target)) or ''
  local caption = lines_of(el.caption.long)
  if #caption == 0 then return raw_block(image_call('post-figure', image, rest)) end
  return pandoc.Plain(bracketed(image_call('post-figure', image, rest), caption, ''))
end

local function has_links(rows)
  local found = false
  local function note_it() found = true end
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do cell.contents:walk { Link = note_it, Note = note_it } end
  end
  return found
end

local function Table(el)
  local made = pandoc.Blocks { el }
  if el.attributes.words then
    local call = ('#sized((%s,), (%s,))'):format(el.attributes.words, el.attributes.lines)
    el.attributes = {}
    made = wrapped(call, made)
  end
  return has_links(el.head.rows) and wrapped('#headed-once', made) or made
end

-- A link around nothing but an image gets the image's words, which are not seen: a reading machine names it by them.
local function NamedLink(el)
  local said = {}
  for _, inline in ipairs(el.content) do
    if inline.t ~= 'Image' then return nil end
    said[#said + 1] = alt_of(inline)
  end
  el.content:insert(raw('#link-words(' .. quoted(table.concat(said, ' ')) .. ');'))
  return el
end

local function Link(el)
  local id = el.target:match('^#(.*)$')
  if not id then return nil end
  if not ids[id] then return el.content end
  return bracketed('#link(' .. destination(el.target) .. ')', el.content, ';')
end

local function label_of(id) return id ~= '' and '#label(' .. quoted(id) .. ');' or '' end

local function Span(el)
  if el.identifier ~= '' and #el.content == 0 then  -- a place that a link leads to
    return raw('#[#metadata(none)' .. label_of(el.identifier) .. '];')
  end
  if el.identifier ~= '' then return el.content .. { raw(label_of(el.identifier)) } end
  if el.classes:includes('ruby') then
    return bracketed('#ruby(' .. quoted(el.attributes.annotation) .. ')', el.content, ';')
  end
  if el.attributes.lang or el.attributes.dir then
    local call = '#lang-run(' .. quoted(el.attributes.lang or '') .. ', ' .. quoted(el.attributes.dir or '') .. ')'
    return bracketed(call, el.content, ';')
  end
  local style = el.attributes['custom-style']
  if style then return bracketed('#run(' .. quoted(style) .. ')', el.content, ';') end
  return el.content
end

local function struck(el) return bracketed('#struck', el.content, ';') end

-- What gets a line below it, and what may: under Han that is stressed are dots.
local function Underlined(el)
  el.content = el.content:walk { Strikeout = struck }
  return el
end

local function Strikeout(el)
  local lined = false
  local function note_it() lined = true end
  el.content:walk { Underline = note_it, Emph = note_it }
  return lined and struck(el) or nil
end

local function Header(el)
  local heading = bracketed('#heading(level: ' .. el.level .. ')', el.content, label_of(el.identifier))
  local noted = false
  el.content:walk { Note = function () noted = true end }
  return pandoc.Plain(noted and bracketed('#noted', heading, ';') or heading)
end

local function Note(el)
  el.content[1].content:insert(1, raw('#h(0.35em);'))
  return el
end

local function meta_line(el)
  local out = pandoc.Inlines { raw('#post-meta(') }
  for _, role in ipairs(el.content) do
    out:extend(bracketed('', lines_of(role.content), ','))
  end
  out:insert(raw(')'))
  return pandoc.Plain(out)
end

local Div
-- What a Div becomes is not walked again, so its contents are walked here.
local function inside(el) return el.content:walk { traverse = 'topdown', Div = Div } end

function Div(el)
  if el.classes:includes('meta') then return meta_line(el), false end
  if el.attributes.lang then
    return wrapped('#chapter(' .. quoted(el.attributes.lang) .. ')', inside(el)), false
  end
  local style = el.attributes['custom-style']
  if style then return wrapped('#role(' .. quoted(style) .. ')', inside(el)), false end
  return inside(el), false
end

local function HorizontalRule() return raw_block('#rule()') end
local function BlockQuote(el) return wrapped('#post-quote', el.content) end

-- The box of a task, taken off its text, as Typst has it; `none` for another item.
local BOXES = { ['☐'] = '"☐"', ['☒'] = '"☒"' }

local function box_of(item)
  local run = item[1] and (item[1].t == 'Plain' or item[1].t == 'Para') and item[1].content
  local box = run and #run > 1 and run[1].t == 'Str' and run[2].t == 'Space' and BOXES[run[1].text]
  if not box then return 'none' end
  run:remove(1)
  run:remove(1)
  return box
end

local task_lists = 0

-- A list that has tasks has their boxes for bullets.
local function BulletList(el)
  local boxes, tight, found = {}, true, false
  for index, item in ipairs(el.content) do
    boxes[index] = box_of(item)
    found = found or boxes[index] ~= 'none'
    tight = tight and not (item[1] and item[1].t == 'Para')
  end
  if not found then return nil end
  task_lists = task_lists + 1
  local call = ('#task-list("tasks-%d", %s, (%s,))'):format(task_lists, tight, table.concat(boxes, ', '))
  local out = pandoc.Blocks {}
  for index, item in ipairs(el.content) do
    out:insert(raw_block(index == 1 and call .. '[' or ']['))
    out:extend(item)
  end
  out:insert(raw_block(']'))
  return out
end

-- Typst counts from zero.
local function OrderedList(el)
  if el.start >= 0 then return nil end
  local items = pandoc.Blocks {}
  for index, item in ipairs(el.content) do
    items:extend(wrapped(('#numbered("%d.")'):format(el.start + index - 1), item))
  end
  return items
end

-- Typst goes on counting from one list to the next, unless there is something between them; and two texts are one, unless
-- a paragraph ends between them.
local function Blocks(list)
  for at = #list, 2, -1 do
    local kind, before = list[at].t, list[at - 1]
    if kind:find('List$') and before.t == kind then list:insert(at, raw_block('#lists-apart')) end
    if before.t == 'Plain' and (kind == 'Plain' or kind == 'Para') then list[at - 1] = pandoc.Para(before.content) end
  end
  return list
end

local function keep_id(el)
  if el.identifier ~= '' then ids[el.identifier] = true end
end
local collect = { Header = keep_id, Span = keep_id }

local strings = { Str = Str, Math = Math, Code = Code, LineBreak = LineBreak }
local inlines = {
  Image = Image, Link = Link, Span = Span, Note = Note, Underline = Underlined, Emph = Underlined, Strikeout = Strikeout,
}
local blocks = {
  Blocks = Blocks, BulletList = BulletList, OrderedList = OrderedList, DefinitionList = DefinitionList,
  CodeBlock = CodeBlock, Header = Header, HorizontalRule = HorizontalRule, BlockQuote = BlockQuote,
}

return function (document)
  ids, task_lists = {}, 0
  document:walk(collect)
  -- Figures and tables first: they look for what later becomes a call.
  return document:walk(strings):walk { Figure = Figure, Table = Table }:walk { Link = NamedLink }:walk(inlines):walk(blocks):walk { traverse = 'topdown', Div = Div }
end
