package app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application outside of the project.
 */
@SpringBootApplication
public class Application {

}
