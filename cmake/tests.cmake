# Every test is registered here, all with the same surroundings.
include_guard()
set(tests ${CMAKE_SOURCE_DIR}/tests)

# Criterion's workers print a sanitizer's report and the program still exits 0,
# so a leak aborts, and CTest reads the output besides. tests/plant holds one
# of each trouble, and the test house/plant sees all of them turn red.
set(SLAUDIT_SANITIZER_LINES
	"ERROR: [A-Za-z]*Sanitizer|SUMMARY: [A-Za-z]*Sanitizer|runtime error: ")
set(SLAUDIT_TEST_ENVIRONMENT
	ASAN_OPTIONS=abort_on_error=1:detect_leaks=1
	UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
	LSAN_OPTIONS=suppressions=${tests}/lsan.supp:print_suppressions=0
	G_SLICE=always-malloc # else GLib's pools hide objects we forget
	SLAUDIT=$<TARGET_FILE:slaudit>
	ROOT=${CMAKE_SOURCE_DIR})

# slaudit_test(LABEL/NAME COMMAND...): status 77 means "cannot run here".
function(slaudit_test name)
	add_test(NAME ${name} COMMAND ${ARGN} COMMAND_EXPAND_LISTS)
	slaudit_surround(${name})
endfunction()

# A limit of a test's own is not lifted by ctest --timeout.
set(SLAUDIT_PATIENCE 1 CACHE STRING "multiplies the time limit of each test")

function(slaudit_surround name)
	string(REGEX REPLACE "/.*" "" label ${name})
	# Criterion forks while a thread of its library may hold the lock of the
	# sanitizer's allocator; versions 12 and 14 do not take it over a fork, and
	# once in some thousand forks the child waits for ever. A test that times
	# out is run again (see the presets); one that always does stays red.
	set(timeout 300)
	if(label MATCHES "^(unit|replay|house)$")
		set(timeout 90)
	endif()
	# Begun last, the longest would leave a processor idle.
	set(cost 0)
	if(label MATCHES "^(history|sweep)$")
		set(cost 100)
	endif()
	math(EXPR timeout "${timeout} * ${SLAUDIT_PATIENCE}")
	set_tests_properties(${name} PROPERTIES
		LABELS ${label}
		TIMEOUT ${timeout}
		COST ${cost}
		SKIP_RETURN_CODE 77
		ENVIRONMENT "${SLAUDIT_TEST_ENVIRONMENT}"
		FAIL_REGULAR_EXPRESSION "${SLAUDIT_SANITIZER_LINES}")
endfunction()

# Golden cases: a folder each.
file(GLOB cases CONFIGURE_DEPENDS ${tests}/golden/*/cmd)
foreach(case ${cases})
	cmake_path(GET case PARENT_PATH case)
	cmake_path(GET case FILENAME name)
	slaudit_test(golden/${name} ${tests}/golden/run ${case})
endforeach()

# Scripts that drive the program, each in a scratch folder of its own.
foreach(label cli history real browser)
	file(GLOB scripts CONFIGURE_DEPENDS ${tests}/${label}/*.sh)
	foreach(script ${scripts})
		cmake_path(GET script STEM name)
		slaudit_test(${label}/${name} ${tests}/scratch ${script})
	endforeach()
endforeach()

if(SLAUDIT_TESTS STREQUAL all)
	include(programs)
	include(house)
endif()
