scalaVersion := "2.13.18"

libraryDependencies += "io.gatling" % "gatling-http" % "3.13.5" % "test"
