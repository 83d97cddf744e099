package harm.library

import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.context.properties.ConfigurationPropertiesScan
import org.springframework.boot.runApplication

/** A library that knows nothing of the starter. */
@SpringBootApplication
@ConfigurationPropertiesScan
open class LibraryApplication

/** Starts the application. */
fun main(args: Array<String>) {
    runApplication<LibraryApplication>(*args)
}
