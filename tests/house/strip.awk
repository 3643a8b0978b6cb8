# strip.awk -- C without comments and string contents, as FILE:LINE:code, so
# that the other checks judge code only.
FNR == 1 { inside = 0 }
{
	line = $0
	code = ""
	while (line != "") {
		if (inside) {
			end = index(line, "*/")
			if (!end)
				break
			inside = 0
			line = substr(line, end + 2)
			continue
		}
		if (!match(line, /\/\*|\/\/|"([^"\\]|\\.)*"|'([^'\\]|\\.)*'/)) {
			code = code line
			break
		}
		token = substr(line, RSTART, RLENGTH)
		code = code substr(line, 1, RSTART - 1)
		line = substr(line, RSTART + RLENGTH)
		if (token == "//")
			break
		if (token == "/*")
			inside = 1
		else
			code = code "\"\""
	}
	print FILENAME ":" FNR ":" code
}
