package dev.monitored.http.client;

import java.util.List;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.http.exchange.HttpSignals;

/**
 * Reports that requests may be measured if the application has a client, or what builds
 * one. Whether the application uses it, and whether it is observed, only a request
 * proves.
 */
public final class ClientBeans implements SmartInitializingSingleton {

	private static final List<String> TYPES = List.of("org.springframework.web.client.RestClient",
			"org.springframework.web.client.RestClient$Builder", "org.springframework.web.client.RestOperations",
			"org.springframework.boot.restclient.RestTemplateBuilder",
			"org.springframework.web.reactive.function.client.WebClient",
			"org.springframework.web.reactive.function.client.WebClient$Builder");

	private final ApplicationBeans beans;

	private final SloCatalog slos;

	/**
	 * Creates an object that looks when all singletons exist. It creates no bean.
	 * @param beans where clients are declared
	 * @param slos the SLOs
	 */
	public ClientBeans(ApplicationBeans beans, SloCatalog slos) {
		this.beans = beans;
		this.slos = slos;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String type : TYPES) {
			if (isDeclared(type)) {
				this.slos.signals().mayMeasure(HttpSignals.CLIENT);
				return;
			}
		}
	}

	private boolean isDeclared(String type) {
		ClassLoader classLoader = ClientBeans.class.getClassLoader();
		return ClassUtils.isPresent(type, classLoader)
				&& this.beans.areDeclared(ClassUtils.resolveClassName(type, classLoader));
	}

}
