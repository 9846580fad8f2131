-- What `pandoc lua` runs for us: it answers requests on stdin, one after the other, until stdin ends.
--
-- A request:  "<bytes of settings> <bytes of document>\n", then both; settings are JSON
--             {to, reference, media: [[name, type, bytes], …]}, and after the document come the media's bytes.
-- An answer:  "ok <bytes>\n" or "error <bytes>\n", then the bytes.
-- The document is pandoc's JSON AST and nothing else; images are those of the request, by name.
--
-- Arguments: the folder that holds our filter, then the formats whose templates and tables are loaded before the first
-- request comes. The folder goes when nobody asks any more: one who was killed cannot remove it.

local folder = arg[1]
local filter = dofile(folder .. "/typst.lua")
local options = {
  typst = pandoc.WriterOptions {},
}

local function answer(status, bytes)
  io.stdout:write(status, " ", #bytes, "\n", bytes)
  io.stdout:flush()
end

local function read_exactly(count)
  if count == 0 then return "" end
  local bytes = io.stdin:read(count)
  if not bytes or #bytes ~= count then error("stdin ended in a request") end
  return bytes
end

local function write(document, settings)
  if settings.to == "typst" then
    return pandoc.write(filter(document), "typst", options.typst)
  end
  local chosen = pandoc.WriterOptions { reference_doc = settings.reference }
  return pandoc.write(document, settings.to, chosen)
end

for index = 2, #arg do
  pcall(write, pandoc.Pandoc {}, { to = arg[index] })
end

local function serve()
  while true do
    local line = io.stdin:read("L")
    if not line then break end
    local head, body = line:match("^(%d+) (%d+)\n$")
    if not head then error("no request") end
    local settings = pandoc.json.decode(read_exactly(tonumber(head)), false)
    local source = read_exactly(tonumber(body))
    pandoc.mediabag.empty()
    for _, entry in ipairs(settings.media) do
      pandoc.mediabag.insert(entry[1], entry[2], read_exactly(entry[3]))
    end
    local ok, result = pcall(function () return write(pandoc.read(source, "json"), settings) end)
    answer(ok and "ok" or "error", ok and result or tostring(result))
    collectgarbage("step")
  end
end

pcall(serve)
pcall(pandoc.system.remove_directory, folder, true)
