# Installs the build into a scratch folder, then configures, builds and runs the project beside this file
# with nothing but that folder to find the library in.
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${scratch}/installed ${scratch}/project)
run(${CMAKE_COMMAND} --install ${build} --prefix ${scratch}/installed --component unbroadcast_library)
run(${CMAKE_COMMAND} -S ${source} -B ${scratch}/project -G ${generator}
  -DCMAKE_PREFIX_PATH=${scratch}/installed -DCMAKE_CXX_COMPILER=${compiler} -DUNBROADCAST_VERSION=${version})
run(${CMAKE_COMMAND} --build ${scratch}/project)
run(${scratch}/project/consumer)
