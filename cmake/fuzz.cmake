# libFuzzer programs, one per reader of foreign bytes; script/soak runs them.
include_guard()
file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/fuzz_*.c)
foreach(source ${sources})
	cmake_path(GET source STEM name)
	add_executable(${name} ${source})
	set_target_properties(${name} PROPERTIES
		RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
	target_link_libraries(${name} PRIVATE slaudit_flags ${SLAUDIT_LAYERS})
	target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endforeach()
