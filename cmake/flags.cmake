# One target carries what every source of ours is compiled with.
include_guard()
add_library(slaudit_flags INTERFACE)

target_include_directories(slaudit_flags INTERFACE ${CMAKE_SOURCE_DIR}/include)
# POSIX.1-2008 with its XSI part (realpath), and nothing else.
target_compile_definitions(slaudit_flags INTERFACE _XOPEN_SOURCE=700)
set(SLAUDIT_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla
	-Wundef -Wformat=2 -Wcast-qual -Wwrite-strings -Wstrict-prototypes
	-Wmissing-prototypes -Werror=implicit-function-declaration)
target_compile_options(slaudit_flags INTERFACE ${SLAUDIT_WARNINGS})
target_link_options(slaudit_flags INTERFACE LINKER:--as-needed)

# Asserts stay in every build: a wrong figure costs more than a check.
set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O3 -g")
if(CMAKE_BUILD_TYPE STREQUAL RelWithDebInfo)
	target_compile_options(slaudit_flags INTERFACE
		-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
endif()

# What people run is optimised as a whole.
include(CheckIPOSupported)
check_ipo_supported(RESULT SLAUDIT_IPO OUTPUT SLAUDIT_IPO_WHY LANGUAGES C)
if(SLAUDIT_IPO)
	set(CMAKE_INTERPROCEDURAL_OPTIMIZATION_RELWITHDEBINFO ON)
endif()

if(SLAUDIT_WERROR)
	target_compile_options(slaudit_flags INTERFACE -Werror)
endif()

set(sanitizers)
if(SLAUDIT_SANITIZE)
	set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all
		-fno-omit-frame-pointer)
endif()
if(SLAUDIT_FUZZ)
	list(APPEND sanitizers -fsanitize=fuzzer-no-link)
endif()
if(SLAUDIT_COVERAGE)
	list(APPEND sanitizers --coverage)
endif()
target_compile_options(slaudit_flags INTERFACE ${sanitizers})
target_link_options(slaudit_flags INTERFACE ${sanitizers})
