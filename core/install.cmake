# What `cmake --install` puts where, so that other projects can find_package(unbroadcast) and link
# unbroadcast::core. tests/consumer does just that.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(component unbroadcast_library)
set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/unbroadcast)

set_target_properties(unbroadcast_icu PROPERTIES EXPORT_NAME icu)
install(TARGETS unbroadcast_core unbroadcast_icu EXPORT unbroadcastTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT ${component})
install(DIRECTORY include/unbroadcast DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT ${component})
install(EXPORT unbroadcastTargets NAMESPACE unbroadcast:: DESTINATION ${config_folder} COMPONENT ${component})

# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/unbroadcastConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES unbroadcastConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/unbroadcastConfigVersion.cmake
  DESTINATION ${config_folder} COMPONENT ${component})
