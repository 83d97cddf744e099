package dev.monitored.business.bean;

import org.springframework.context.support.GenericApplicationContext;

/**
 * Adds interfaces to applications as if they had been found, so that a package of tests
 * can have several that would stop each other's applications.
 */
public final class DeclaredInterfaces {

	private DeclaredInterfaces() {
	}

	public static void add(GenericApplicationContext context, Class<?> type) {
		context.registerBeanDefinition(MeterInterfaceBeans.NAME_PREFIX + type.getName(),
				MeterInterfaceRegistrar.definition(type));
	}

}
