package dev.monitored.trace;

import java.util.List;

import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.call.CallOutputs;

/**
 * Looks for Micrometer's tracer when every singleton exists, and creates none.
 */
final class TracerLookup implements SmartInitializingSingleton {

	/**
	 * The tracer that Spring Boot declares where there is no other.
	 */
	private static final String NOOP = "noopTracer";

	private final ApplicationBeans beans;

	private final CallOutputs outputs;

	/**
	 * Creates a lookup.
	 * @param beans where the tracer is declared
	 * @param outputs what traces calls, if there is a tracer
	 */
	TracerLookup(ApplicationBeans beans, CallOutputs outputs) {
		this.beans = beans;
		this.outputs = outputs;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> names = this.beans.names(Tracer.class).stream().filter((name) -> !name.equals(NOOP)).toList();
		if (!names.isEmpty()) {
			String name = names.stream().filter(this::isPrimary).findFirst().orElse(names.get(0));
			ConfigurableListableBeanFactory factory = this.beans.factory();
			this.outputs.trace(new TracerSpans(SingletonSupplier.of(() -> factory.getBean(name, Tracer.class))));
		}
	}

	private boolean isPrimary(String name) {
		return this.beans.factory().containsBeanDefinition(name)
				&& this.beans.factory().getBeanDefinition(name).isPrimary();
	}

}
