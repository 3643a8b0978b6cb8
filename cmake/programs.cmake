# Test programs: Criterion for unit and sweep, replayed fuzz targets.
include_guard()
pkg_check_modules(criterion REQUIRED IMPORTED_TARGET criterion)

add_library(slaudit_testing INTERFACE)
target_link_libraries(slaudit_testing INTERFACE
	slaudit_flags ${SLAUDIT_LAYERS} PkgConfig::criterion)
target_compile_definitions(slaudit_testing INTERFACE
	SLAUDIT_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
	SLAUDIT_BINARY="$<TARGET_FILE:slaudit>")
# Criterion's macros call themselves with an empty "...".
target_compile_options(slaudit_testing INTERFACE
	$<$<C_COMPILER_ID:Clang>:-Wno-gnu-zero-variadic-macro-arguments>)

# slaudit_program(LABEL SOURCE)
function(slaudit_program label source)
	cmake_path(GET source STEM name)
	add_executable(${label}_${name} ${source})
	set_target_properties(${label}_${name} PROPERTIES
		RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
	target_link_libraries(${label}_${name} PRIVATE slaudit_testing)
endfunction()

foreach(label unit sweep)
	file(GLOB sources CONFIGURE_DEPENDS ${tests}/${label}/*.c)
	foreach(source ${sources})
		cmake_path(GET source STEM name)
		slaudit_program(${label} ${source})
		# One worker at a time: CTest already runs programs side by side.
		slaudit_test(${label}/${name} ${label}_${name} -j1)
		add_dependencies(${label}_${name} slaudit) # some run it
	endforeach()
endforeach()

# A fuzz target's seeds are its own folder, or else all that people write.
set(SLAUDIT_MUTATIONS 20 CACHE STRING "mutations of each seed in replay tests")
file(GLOB sources CONFIGURE_DEPENDS ${tests}/fuzz/fuzz_*.c)
foreach(source ${sources})
	cmake_path(GET source STEM stem)
	string(REPLACE fuzz_ "" name ${stem})
	set(seeds ${tests}/fuzz/seeds/${name})
	if(NOT EXISTS ${seeds})
		set(seeds ${CMAKE_SOURCE_DIR}/fixtures ${CMAKE_SOURCE_DIR}/rules)
	endif()
	slaudit_program(replay ${source})
	target_sources(replay_${stem} PRIVATE ${tests}/fuzz/replay.c)
	slaudit_test(replay/${name}
		replay_${stem} ${SLAUDIT_MUTATIONS} ${seeds})
endforeach()
