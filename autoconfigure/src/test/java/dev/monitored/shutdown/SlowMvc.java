package dev.monitored.shutdown;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.Patience;
import dev.monitored.shutdown.LastScrapeContract.Gate;

/**
 * An application with Spring MVC that answers slowly.
 */
@Configuration(proxyBeanMethods = false)
@Import(LastScrapeContract.Common.class)
@ImportAutoConfiguration({ HttpMessageConvertersAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, WebMvcObservationAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
		ServletManagementContextAutoConfiguration.class })
class SlowMvc {

	/**
	 * Answers when the gate opens.
	 *
	 * @param gate the gate
	 */
	@RestController
	record Endpoint(Gate gate) {

		@GetMapping("/slow")
		String slow() throws Exception {
			return Patience.get(this.gate.answer());
		}

	}

}
