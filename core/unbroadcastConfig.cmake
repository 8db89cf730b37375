# find_package(unbroadcast) gives unbroadcast::core, a static library that needs ICU.
include(CMakeFindDependencyMacro)
find_dependency(ICU 72 COMPONENTS uc)
include(${CMAKE_CURRENT_LIST_DIR}/unbroadcastTargets.cmake)
