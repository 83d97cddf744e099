package dev.monitored.http.client;

import java.util.List;

import org.springframework.beans.factory.ListableBeanFactory;
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

	private final ListableBeanFactory beanFactory;

	private final SloCatalog slos;

	/**
	 * Creates an object that looks when all singletons exist. It creates no bean.
	 * @param beanFactory where clients are declared
	 * @param slos the SLOs
	 */
	public ClientBeans(ListableBeanFactory beanFactory, SloCatalog slos) {
		this.beanFactory = beanFactory;
		this.slos = slos;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (TYPES.stream().anyMatch(this::isDeclared)) {
			this.slos.signals().mayMeasure(HttpSignals.CLIENT);
		}
	}

	private boolean isDeclared(String type) {
		ClassLoader classLoader = ClientBeans.class.getClassLoader();
		return ClassUtils.isPresent(type, classLoader)
				&& ApplicationBeans.areDeclared(this.beanFactory, ClassUtils.resolveClassName(type, classLoader));
	}

}
