package app;

import java.util.function.IntSupplier;

import org.springframework.stereotype.Component;

import dev.monitored.Monitored;

/**
 * What is measured.
 */
@Component
public class Till {

	@Monitored(value = "checkout", availability = "99.9%", latency = "p95 < 321ms")
	public int checkout(IntSupplier price) {
		return price.getAsInt();
	}

}
