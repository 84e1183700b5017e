-- What a Neovim user does, with Neovim's own client: open two files, wait for what is found, rest on a word, rename.
-- The job comes as JSON in FOEDUS_JOB; what was seen goes, as JSON, to the file it names.
local job = vim.fn.json_decode(vim.env.FOEDUS_JOB)
local seen = { diagnostics = {} }

local function run()
  vim.opt.hidden = true
  local client = vim.lsp.start_client({ name = 'foedus', cmd = job.cmd, root_dir = job.folder })
  local function open(file)
    vim.cmd('edit ' .. vim.fn.fnameescape(job.folder .. '/' .. file))
    vim.bo.filetype = 'treaty'
    vim.lsp.buf_attach_client(0, client)
    return vim.api.nvim_get_current_buf()
  end
  local buffers = {}
  for _, file in ipairs(job.open) do
    buffers[file] = open(file)
  end
  local main = buffers[job.at.file]
  vim.api.nvim_set_current_buf(main)
  vim.wait(job.patience, function()
    return #vim.diagnostic.get(main) > 0
  end, 20)
  for _, found in ipairs(vim.diagnostic.get(main)) do
    table.insert(seen.diagnostics, { line = found.lnum, message = found.message, severity = found.severity })
  end
  vim.api.nvim_win_set_cursor(0, { job.at.line + 1, job.at.character })
  local function ask(method, more)
    local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), more or {})
    local answers, problem = vim.lsp.buf_request_sync(main, method, params, job.patience)
    local _, answer = next(answers or {})
    return answer and answer.result, problem or (answer and answer.error and answer.error.message)
  end
  local hover, problem = ask('textDocument/hover')
  seen.hover = hover and hover.contents.value or ('no hover: ' .. tostring(problem))
  local edit, refused = ask('textDocument/rename', { newName = job.newName })
  if edit then
    vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_client_by_id(client).offset_encoding)
    seen.texts = {}
    for _, file in ipairs(job.open) do
      seen.texts[file] = table.concat(vim.api.nvim_buf_get_lines(buffers[file], 0, -1, false), '\n') .. '\n'
    end
  else
    seen.refused = tostring(refused)
  end
  vim.lsp.stop_client(client)
end

local fine, problem = pcall(run)
if not fine then
  seen.problem = problem
end
vim.fn.writefile({ vim.fn.json_encode(seen) }, job.out)
vim.cmd('qall!')
