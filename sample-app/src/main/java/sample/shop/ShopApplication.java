package sample.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * A small shop that shows what Monitored measures. Start it with
 * {@code ./mvnw -q spring-boot:run -pl sample-app -am} and look at
 * {@code http://localhost:8080/actuator/prometheus}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ShopApplication {

	public static void main(String[] args) {
		SpringApplication.run(ShopApplication.class, args);
	}

}
