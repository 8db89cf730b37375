# Header-only packages of the build machine (nlohmann/json, doctest), usable under Emscripten.
# -I/usr/include would put the machine's C library before Emscripten's, so unbroadcast::system_headers
# is a folder that links to these packages' headers and to nothing else.

set(system_headers_dir ${CMAKE_BINARY_DIR}/system-headers)
file(MAKE_DIRECTORY ${system_headers_dir})
foreach(header nlohmann/json.hpp doctest/doctest.h)
  get_filename_component(package ${header} DIRECTORY)
  find_path(${package}_PARENT ${header} PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(CREATE_LINK ${${package}_PARENT}/${package} ${system_headers_dir}/${package} SYMBOLIC)
endforeach()

add_library(unbroadcast_system_headers INTERFACE)
add_library(unbroadcast::system_headers ALIAS unbroadcast_system_headers)
target_include_directories(unbroadcast_system_headers SYSTEM INTERFACE ${system_headers_dir})
