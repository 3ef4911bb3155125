-- Asks for the addresses of a file, one a line, in turn and again, as a browser does that takes gzip.
-- wrk -s mix.lua URL -- FILE, see https://github.com/wg/wrk/blob/master/SCRIPTING

local requests = {}
local at = 0

function init(args)
  for address in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", address, { ["Accept-Encoding"] = "gzip" })
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

-- The last line of the output: requests, microseconds in all, microseconds of the slowest hundredth, what went wrong.
function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format("%d %d %d %d", summary.requests, summary.duration, latency:percentile(99), failed))
end
