package harm.rates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers rates, and changes what the next refresh reads.
 */
@RestController
class RateController {

	private final Desk desk;

	private final RateProperties properties;

	private final DataSource dataSource;

	private final Path settings;

	RateController(Desk desk, RateProperties properties, DataSource dataSource, @Value("${rates.file}") Path settings) {
		this.desk = desk;
		this.properties = properties;
		this.dataSource = dataSource;
		this.settings = settings;
	}

	@GetMapping("/rates/{currency}")
	String rate(@PathVariable String currency) {
		return this.desk.rate(currency);
	}

	@GetMapping("/interest")
	String interest() {
		return this.properties.interest().toString();
	}

	@GetMapping("/pool")
	String pool() throws SQLException {
		HikariDataSource pool = this.dataSource.unwrap(HikariDataSource.class);
		try (Connection connection = this.dataSource.getConnection()) {
			return pool.getPoolName() + " " + pool.getHikariPoolMXBean().getActiveConnections() + " "
					+ connection.getMetaData().getURL();
		}
	}

	@PostMapping("/settings/{clerk}")
	String change(@PathVariable String clerk) throws IOException {
		Files.write(this.settings, List.of("rates.clerk=" + clerk, "rates.interest=3.5 %"));
		return clerk;
	}

}
