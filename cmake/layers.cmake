# One static library per layer, linked as src/LAYERS allows, and the program.
include_guard()

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS src/LAYERS)
file(STRINGS src/LAYERS lines REGEX "^[a-z]+:")
set(SLAUDIT_LAYERS)
foreach(line ${lines})
	string(REGEX MATCH "^[a-z]+" layer ${line})
	string(REGEX REPLACE "^[a-z]+: *" "" uses ${line})
	string(REPLACE " " ";" uses "${uses}")
	list(TRANSFORM uses PREPEND slaudit_)

	file(GLOB sources CONFIGURE_DEPENDS src/${layer}/*.c)
	list(FILTER sources EXCLUDE REGEX "src/cli/main\\.c$")
	add_library(slaudit_${layer} STATIC ${sources})
	get_property(doors GLOBAL PROPERTY doors_${layer})
	target_link_libraries(slaudit_${layer}
		PUBLIC slaudit_flags ${uses} PRIVATE ${doors})
	list(APPEND SLAUDIT_LAYERS slaudit_${layer})
endforeach()
target_compile_definitions(slaudit_base
	PRIVATE SLAUDIT_VERSION="${PROJECT_VERSION}")

add_executable(slaudit src/cli/main.c)
target_link_libraries(slaudit PRIVATE ${SLAUDIT_LAYERS})
install(TARGETS slaudit DESTINATION bin)

if(SLAUDIT_TIDY)
	find_program(CLANG_TIDY NAMES clang-tidy-14 REQUIRED)
	set_target_properties(${SLAUDIT_LAYERS} slaudit PROPERTIES
		C_CLANG_TIDY "${CLANG_TIDY};--quiet")
endif()
