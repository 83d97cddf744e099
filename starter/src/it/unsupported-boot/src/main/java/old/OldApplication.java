package old;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A service on a line of Spring Boot that is too old.
 */
@SpringBootApplication
public class OldApplication {

	public static void main(String[] args) {
		SpringApplication.run(OldApplication.class, args);
	}

}
