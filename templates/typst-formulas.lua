-- A formula of TeX → what Typst is given for it.
--
-- pandoc's writer sets some of TeX wrong, so that goes through it in another form, which is put right behind it.

-- Bytes of a formula that is looked into: the longest of real ones has some thousand.
local LONGEST = 10000

-- It cuts the width of a space down to whole ems: spaces go through in thousandths. Bars of a norm it takes for relations.
local SIGNS = { ['!'] = '\\hspace{-167em}', [';'] = '\\hspace{278em}', ['|'] = '\\Vert ' }
local THOUSANDTHS = '#h%((%-?%d%d%d+)em%)'

local function in_words(name, words) return name .. words:gsub('\\!', ''):gsub('\\[;:,>]', '\\ ') end

local function exact(tex)
  local words = tex:gsub('(\\text%a*)(%b{})', in_words):gsub('(\\mbox)(%b{})', in_words)
  local wide = words:gsub('\\hspace%*?{%s*(%-?[%d.]+)em%s*}', function (width)
    return tonumber(width) and ('\\hspace{%.0fem}'):format(width * 1000)
  end)
  return (wide:gsub('\\\\%s*\\end%f[%A]', '\\end'):gsub('\\[lr]Vert%f[%A]', '\\Vert '):gsub('\\(.)', SIGNS))
end

-- Marks, which no text has: where that begins and ends which has its scripts below and above it, in every formula or in one
-- of its own.
local STACKED, LIMITS, LIMITS_END = utf8.char(0x10FFF7), utf8.char(0x10FFF8), utf8.char(0x10FFF9)
-- Marks: where what is set as large as in a line of its own begins and ends.
local LARGE, LARGE_END = utf8.char(0x10FFF1), utf8.char(0x10FFF2)
local STACKS = { underset = true, overset = true, stackrel = true }

-- Where each group ends, by where it begins.
local function groups_of(tex)
  local open, ends = {}, {}
  for at, token, past in tex:gmatch('()(\\?[{}\\])()') do
    if token == '{' then open[#open + 1] = at
    elseif token == '}' and #open > 0 then ends[table.remove(open)] = past end
  end
  return ends
end

-- Where the argument begins that is there, and where it ends; nil if there is none.
local function argument(tex, at, groups)
  local from = tex:match('^%s*()', at)
  local past = groups[from] or tex:match('^\\%a+()', from) or tex:match('^[^%s{}\\\128-\255]()', from)
    or tex:match('^[\194-\244][\128-\191]*()', from)
  if past then return from, past end
end

-- Where marks go for a `\dfrac`, or what `\underset` and the like, `\mathop` and `\operatorname*` take; nil for other commands.
local function marks_for(tex, at, name, past, groups)
  if STACKS[name] then
    local _, behind = argument(tex, past, groups)
    local from, to = argument(tex, behind or #tex + 1, groups)
    if not from or tex:find('^{%s*}', from) then return nil
    elseif tex:sub(from, from) == '{' then return { from + 1, from + 1, STACKED .. ' ' }, { to - 1, to - 1, LIMITS_END }
    elseif not tex:find('^%s*[{%[]', to) then return { from, from, '{' .. STACKED .. ' ' }, { to, to, LIMITS_END .. '}' } end
  elseif name == 'dfrac' then
    local _, behind = argument(tex, past, groups)
    local _, to = argument(tex, behind or #tex + 1, groups)
    if to then return { at, at, LARGE .. ' ' }, { to, to, LARGE_END } end
  elseif name == 'mathop' or name == 'operatorname*' then
    local from, to = argument(tex, past, groups)
    if not from or tex:sub(from, from) ~= '{' then return nil
    elseif name == 'mathop' then return { at, from + 1, LIMITS .. ' ' }, { to - 1, to, LIMITS_END } end
    return { at, at, LIMITS .. ' ' }, { to, to, LIMITS_END }
  elseif tex:find('^%s*\\limits%f[%A]', past) then
    return { at, at, STACKED .. ' ' }, { past, past, LIMITS_END }
  end
end

-- A formula with marks around what is large or has its scripts below and above. pandoc's writer sets them beside it, of a sum in braces
-- behind its last term, and of an operator that is no word nothing.
local function with_marks(tex)
  local edits, groups = {}, groups_of(tex)
  for at, name, past in tex:gmatch('()\\(%a+%*?)()') do
    for place, edit in ipairs { marks_for(tex, at, name, past, groups) } do
      edit.order = place == 1 and #edits or -#edits
      edits[#edits + 1] = edit
    end
  end
  -- At one place ends are before beginnings, inner ends before outer ones, inner beginnings behind.
  table.sort(edits, function (one, other) return one[1] < other[1] or one[1] == other[1] and one.order < other.order end)
  local out, done = {}, 1
  for _, edit in ipairs(edits) do
    out[#out + 1] = tex:sub(done, edit[1] - 1) .. edit[3]
    done = math.max(done, edit[2])
  end
  return table.concat(out) .. tex:sub(done)
end

-- The columns of an array behind which a line stands, of what says how they are aligned: `c|c`; and that of all columns.
local function columns_of(spec)
  local count, lines = 0, {}
  for sign in spec:gsub('%b{}', ''):gmatch('[lcrpmb|]') do
    if sign ~= '|' then count = count + 1
    elseif count > 0 and lines[#lines] ~= count then lines[#lines + 1] = count end
  end
  if lines[#lines] == count then table.remove(lines) end
  local first = spec:match('%a')
  return lines, (first == 'l' or first == 'r') and not spec:gsub('%b{}', ''):find('[^' .. first .. '|%s]') and first or 'c'
end

-- The rows of an array behind which a line stands; those of an array inside it do not count.
local function rows_of(body)
  local own = body:gsub('\\begin(%b{}).-\\end%1', ''):gsub('%b{}', '')
  local count, lines = 0, {}
  local rest = own:gsub('\\(\\?%a*)', function (name)
    if name:sub(1, 1) == '\\' then count = count + 1
    elseif name == 'hline' and count > 0 then lines[#lines + 1] = count end
    return name == 'hline' and '' or nil
  end)
  if lines[#lines] == count and not rest:match('[^\\]*$'):find('%S') then table.remove(lines) end
  return lines
end

-- A body with other words for its own `&` and `\\`, and how many of each it has; those of a group or an environment inside
-- it are not its own.
local function own_changed(body, point, line_end)
  local depth, points, line_ends = 0, 0, 0
  local changed = body:gsub('\\?[%a&{}\\]%a*', function (token)
    local sign = token:match('^\\\\') or token:match('^[&{}]') or token
    if sign == '{' or sign == '\\begin' then depth = depth + 1
    elseif sign == '}' or sign == '\\end' then depth = depth - 1
    elseif depth == 0 and sign == '&' then
      points = points + 1
      return point .. token:sub(2)
    elseif depth == 0 and sign == '\\\\' then
      line_ends = line_ends + 1
      return line_end .. token:sub(3)
    end
  end)
  return changed, points, line_ends
end

-- Marks, which no text has: where fences begin and end that Typst is told of, and what stands for a brace or for none.
local FENCED, FENCED_END = utf8.char(0x10FFF3), utf8.char(0x10FFF4)
local OPEN, CLOSED = utf8.char(0x10FFF5), utf8.char(0x10FFF6)
local BARE = { ['.'] = '', ['\\{'] = OPEN, ['\\lbrace'] = OPEN, ['\\}'] = CLOSED, ['\\rbrace'] = CLOSED }
-- Fences that are set as large as what is between them: two of a kind, for Typst or for pandoc's writer, and two bars.
local KINDS = {
  ['('] = 1, [')'] = 1, ['['] = 1, [']'] = 1, ['\\{'] = 1, ['\\}'] = 1, ['\\lbrace'] = 1, ['\\rbrace'] = 1,
  ['\\langle'] = 2, ['\\rangle'] = 2, ['\\lfloor'] = 2, ['\\rfloor'] = 2, ['\\lceil'] = 2, ['\\rceil'] = 2,
  ['|'] = 3, ['\\vert'] = 3, ['\\Vert'] = 4,
}

-- A formula with its other pairs of `\left` and `\right` as plain signs between marks. Without them pandoc's writer knows
-- no `\middle`.
local function with_fences(tex)
  if tex:find('\\middle', 1, true) then return tex end
  local open, places = {}, {}
  for at, side, past in tex:gmatch('()\\(%l+)()') do
    local sign, after = tex:match('^%s*(\\%a+)()', past)
    if not sign then sign, after = tex:match('^%s*(\\?.)()', past) end
    local fence = { at = at, after = after, sign = sign }
    if side == 'left' and sign then open[#open + 1] = fence
    elseif side == 'right' and sign and #open > 0 then
      local left = table.remove(open)
      if not KINDS[sign] or KINDS[left.sign] ~= KINDS[sign] then
        left.mark = FENCED .. (BARE[left.sign] or left.sign) .. ' '
        fence.mark = (BARE[sign] or sign) .. FENCED_END
        table.insert(places, left)
        table.insert(places, fence)
      end
    end
  end
  table.sort(places, function (one, other) return one.at > other.at end)
  for _, fence in ipairs(places) do tex = tex:sub(1, fence.at - 1) .. fence.mark .. tex:sub(fence.after) end
  return tex
end

local ALIGNED = { l = 'left', c = 'center', r = 'right' }
local LINES = { aligned = true, gathered = true }
local BRACE = '("{", none)'
-- Arrays, and what stands on both sides of each; pandoc's writer says for bars what Typst does not know.
local CELLS = { array = 'none', matrix = 'none', smallmatrix = 'none', cases = BRACE, vmatrix = '"|"', Vmatrix = '"‖"' }
-- Marks, which no text has: before the first cell of the array of that number; a place where lines are aligned.
local function mark_of(number) return utf8.char(0x10F000 + number) end
local POINT = utf8.char(0x10FFF0)

-- What Typst is told of an array: its sides, its lines, how it is aligned; and its cells. No shape for what pandoc's
-- writer sets well: cases of two columns, and lines that are a formula's only ones.
local function shape_of(name, spec, body, in_brace, alone)
  local sides = in_brace and BRACE or CELLS[name] or 'none'
  if LINES[name] then
    if alone and not in_brace then return nil end
    local rows = own_changed(body:gsub('\\\\%s*$', ''), LARGE_END .. POINT .. LARGE, LARGE_END .. '\\\\' .. LARGE)
    return { columns = {}, rows = {}, aligned = in_brace and 'l' or 'c', sides = sides, large = true }, LARGE .. rows .. LARGE_END
  end
  if not CELLS[name] then return nil end
  local cells = body:gsub('\\hline', ''):gsub('\\\\%s*$', '')
  local _, points, line_ends = own_changed(cells, '&', '\\\\')
  if sides == BRACE and points > 0 and points <= line_ends + 1 then return nil, cells end
  local columns, aligned = columns_of(spec)
  return { columns = columns, rows = rows_of(body), aligned = aligned, sides = sides }, cells
end

-- Where an environment ends whose inside begins there, and what is behind it.
local function end_of(tex, name, inside)
  local depth = 1
  for at, what, rest in tex:gmatch('()\\(%a+){' .. name .. '}()', inside) do
    depth = depth + (what == 'begin' and 1 or what == 'end' and -1 or 0)
    if depth == 0 then return at, rest end
  end
end

-- A formula with its arrays as matrices in braces, and the shape of each. Without delimiters pandoc's writer makes rows of
-- the whole formula of them, and of cases of one column. The innermost is first.
local function with_matrices(tex)
  local shapes = {}
  local from = #tex
  while true do
    local begin, name, inside = tex:sub(1, from):match('^.*()\\begin{(%a+)}()')
    if not begin then return tex, shapes end
    from = begin - 1
    local spec = name == 'cases' and '{l}' or ''
    if name == 'array' then
      spec, inside = tex:match('^%s*(%b{})()', inside)
    end
    local close, rest = end_of(tex, name, inside or #tex)
    if close then
      local before, after = tex:sub(1, from), tex:sub(rest)
      local open, shut = before:match('^(.*)\\left%s*\\{%s*$'), after:match('^%s*\\right%s*%.(.*)$')
      local in_brace = open and shut and (LINES[name] or CELLS[name] == 'none')
      if in_brace then before, after = open, shut end
      local alone = not (before .. after):find('[^%s{}.,;]')
      local shape, cells = shape_of(name, spec:sub(2, -2), tex:sub(inside, close - 1), in_brace, alone)
      if shape then
        shapes[#shapes + 1] = shape
        tex = before .. '\\begin{Bmatrix}' .. mark_of(#shapes) .. ' ' .. cells .. '\\end{Bmatrix}' .. after
        from = #before
      elseif in_brace then
        tex = before .. '\\begin{cases}' .. cells .. '\\end{cases}' .. after
        from = #before
      end
    end
  end
end

-- What Typst is told of an array.
local function arguments(shape)
  local said = 'delim: #' .. shape.sides .. ', align: #' .. ALIGNED[shape.aligned] .. ', column-gap: #1em'
    .. (shape.large and ', row-gap: #0.6em' or '')
  if #shape.columns + #shape.rows == 0 then return said end
  local lists = {}
  for name, places in pairs { vline = shape.columns, hline = shape.rows } do
    lists[#lists + 1] = name .. ': (' .. table.concat(places, ', ') .. (#places > 0 and ',)' or ')')
  end
  table.sort(lists)
  return said .. ', augment: #(' .. table.concat(lists, ', ') .. ', stroke: 0.5pt)'
end

-- What Typst is given for the marks.
local function limited(made)
  for _, mark in ipairs { STACKED, LIMITS } do made = made:gsub(mark .. '%s*' .. LIMITS_END, '""') end
  made = made:gsub(LIMITS .. '%s*("[^"]*")%s*' .. LIMITS_END, 'op(%1, limits: #true)')
  return (made:gsub(STACKED .. '%s*', 'limits('):gsub(LIMITS .. '%s*', 'limits(inline: #false, '):gsub('%s*' .. LIMITS_END, ')'))
end

local function typst_of(tex)
  local plain = pandoc.Pandoc { pandoc.Plain { pandoc.Math('InlineMath', tex) } }
  local ok, made = pcall(pandoc.write, plain, 'typst')
  return ok and made:match('^%s*%$(.*)%$%s*$')
end

-- Blanks beside bars and large delimiters are seen, and the names of those are set as text; between the columns of cases
-- is no space.
local function spaced(made)
  made = made:gsub('%s*bar%.v%.double%s*', '‖'):gsub('%s*\\|%s*', '\\|')
  made = made:gsub('(#scale%(x: %d+%%, y: %d+%%%))%[(%a[%a.]+)%]', '%1[#sym.%2]')
  made = made:gsub('%s+(#scale%b()%b[])', '%1'):gsub('(#scale%b()%b[])%s+([%w\\])', '%1%2')
  return (made:gsub('cases%b()', function (cases) return (cases:gsub(' & ', ' & quad ')) end))
end

-- Names that pandoc's writer gives signs and Typst has no more: the sign itself is as good.
local RENAMED = {
  ['quote.angle.l.double'] = '«', ['quote.angle.r.double'] = '»', Kai = 'Ϗ', kai = 'ϗ',
  ['quote.angle.l.single'] = '‹', ['quote.angle.r.single'] = '›', sect = '∩', ['sect.sq'] = '⊓',
  ['minus.circle'] = '⊖', ['times.circle'] = '⊗', ['dot.circle'] = '⊙', ['eq.circle'] = '⊜', ['dash.circle'] = '⊝',
  ['sect.big'] = '⋂', ['sect.double'] = '⋒', ['bracket.l.double'] = '⟦', ['bracket.r.double'] = '⟧',
  ['shell.l.double'] = '⟬', ['shell.r.double'] = '⟭', ['plus.circle.arrow'] = '⟴', ['brace.l.double'] = '⦃',
  ['brace.r.double'] = '⦄', ['paren.l.double'] = '⦅', ['paren.r.double'] = '⦆', ['angle.right.sq'] = '⦜',
  ['angle.spheric.top'] = '⦡', ['angle.oblique'] = '⦦', ['bar.v.circle'] = '⦶', ['parallel.circle'] = '⦷',
  ['backslash.circle'] = '⦸', ['perp.circle'] = '⦹', ['lt.circle'] = '⧀', ['gt.circle'] = '⧁',
  ['dot.circle.big'] = '⨀', ['times.circle.big'] = '⨂', ['sect.sq.big'] = '⨅', ['integral.sect'] = '⨙',
  ['div.circle'] = '⨸', ['sect.dot'] = '⩀', ['sect.and'] = '⩄', ['sect.sq.double'] = '⩎',
}

local function renamed(made)
  return (made:gsub('([^"]*)("?[^"]*"?)', function (signs, words)
    return signs:gsub('%a[%a.]*', RENAMED) .. words
  end))
end

-- A formula as Typst has it. A box around a formula holds one more, which PDF/UA wants described.
return function (tex)
  if #tex > LONGEST then return typst_of(tex) end
  local arrays, shapes = with_matrices(with_marks(exact(tex)))
  local made = typst_of(with_fences(arrays))
  if not made then return typst_of(tex) end
  for number, shape in ipairs(shapes) do
    made = made:gsub('delim: "{",%s*' .. mark_of(number) .. '%s*', function () return arguments(shape) .. ', ' end)
  end
  made = made:gsub(LARGE .. '%s*' .. LARGE_END, ''):gsub(LARGE .. '%s*', 'display('):gsub('%s*' .. LARGE_END, ')'):gsub(POINT, '&')
  made = made:gsub(FENCED .. '%s*', 'lr('):gsub('%s*' .. FENCED_END, ')'):gsub(OPEN, '\\{'):gsub(CLOSED, '\\}')
  made = limited(made)
  made = made:gsub(THOUSANDTHS, function (width) return '#h(' .. width / 1000 .. 'em)' end)
  return (spaced(renamed(made)):gsub('%[%$ (.-) %$%]', '[#math.equation(alt: "□", $%1$)]'))
end
