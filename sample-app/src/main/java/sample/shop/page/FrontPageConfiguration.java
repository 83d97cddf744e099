package sample.shop.page;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers the headers for the front page and its files alone.
 */
@Configuration(proxyBeanMethods = false)
class FrontPageConfiguration {

	@Bean
	FilterRegistrationBean<FrontPageFilter> frontPageFilter() {
		FilterRegistrationBean<FrontPageFilter> registration = new FilterRegistrationBean<>(new FrontPageFilter());
		registration.addUrlPatterns("", "/index.html", "/shop/*");
		return registration;
	}

}
