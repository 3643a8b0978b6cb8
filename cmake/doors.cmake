# Each library has one door: the layer that may include its header. The same
# list in tests/house/doors keeps everyone else out.
include_guard()
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# slaudit_door(MODULE LAYER...): a library that pkg-config knows.
function(slaudit_door module)
	string(MAKE_C_IDENTIFIER door_${module} name)
	pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
	foreach(layer ${ARGN})
		set_property(GLOBAL APPEND PROPERTY doors_${layer} PkgConfig::${name})
	endforeach()
endfunction()

# slaudit_door_found(LIBRARY HEADER LAYER...): one without a .pc file.
function(slaudit_door_found library header)
	find_library(lib_${library} ${library} REQUIRED)
	find_path(inc_${library} ${header} REQUIRED)
	add_library(door_${library} INTERFACE IMPORTED GLOBAL)
	target_link_libraries(door_${library} INTERFACE ${lib_${library}})
	target_include_directories(door_${library} INTERFACE ${inc_${library}})
	foreach(layer ${ARGN})
		set_property(GLOBAL APPEND PROPERTY doors_${layer} door_${library})
	endforeach()
endfunction()

set_property(GLOBAL APPEND PROPERTY doors_base Threads::Threads)
set_property(GLOBAL APPEND PROPERTY doors_stats m) # the C library's own
slaudit_door(libcrypto base)
slaudit_door(zlib base read)
slaudit_door(glib-2.0 clock report)
slaudit_door(libical clock)
slaudit_door(yaml-0.1 rules)
slaudit_door_found(csv csv.h read)
slaudit_door(sqlite3 store)
slaudit_door(cairo report)
slaudit_door(pangocairo report)
slaudit_door(pangoft2 report)
slaudit_door(fontconfig report)
slaudit_door(libxml-2.0 report)
slaudit_door(libidn2 report)
slaudit_door_found(xlsxwriter xlsxwriter.h report)
slaudit_door(jansson report flow cli)
