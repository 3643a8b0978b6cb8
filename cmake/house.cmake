# The house rules, as tests. Each is a script that takes the source folder, so
# that house/selftest can run it on a copy with a planted violation.
include_guard()
set(house ${tests}/house)

foreach(rule layers doors words format size paths)
	slaudit_test(house/${rule} ${house}/${rule} ${CMAKE_SOURCE_DIR})
endforeach()

set(objects)
foreach(target ${SLAUDIT_LAYERS} slaudit)
	list(APPEND objects $<TARGET_OBJECTS:${target}>)
endforeach()
slaudit_test(house/symbols ${house}/symbols ${CMAKE_SOURCE_DIR} ${objects})

file(GLOB headers CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
	include/slaudit/*.h src/*/*.h)
foreach(header ${headers})
	string(REGEX REPLACE "^(include/slaudit|src)/|\\.h$" "" name ${header})
	set(folders)
	if(header MATCHES "^src/([a-z]+)/")
		# A private header may need its layer's libraries.
		set(all $<TARGET_PROPERTY:slaudit_${CMAKE_MATCH_1},INCLUDE_DIRECTORIES>)
		set(theirs $<FILTER:${all},EXCLUDE,^${CMAKE_SOURCE_DIR}>)
		set(folders $<$<BOOL:${theirs}>:-isystem$<JOIN:${theirs},$<SEMICOLON>-isystem>>)
	endif()
	slaudit_test(house/header/${name} ${house}/header
		${CMAKE_SOURCE_DIR}/${header} ${CMAKE_C_COMPILER} -std=c17 -Werror
		${SLAUDIT_WARNINGS} -D_XOPEN_SOURCE=700
		-I${CMAKE_SOURCE_DIR}/include ${folders})
endforeach()

slaudit_test(house/selftest ${house}/selftest ${CMAKE_SOURCE_DIR}
	${CMAKE_C_COMPILER})

if(SLAUDIT_SANITIZE)
	add_subdirectory(${tests}/plant ${CMAKE_BINARY_DIR}/plant)
	slaudit_test(house/plant ${house}/plant ${CMAKE_BINARY_DIR}/plant)
endif()
