package dev.monitored.application;

import java.util.Arrays;
import java.util.function.Predicate;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.monitored.failure.FailureLog;

/**
 * The bean factory of the application, which Spring hands over. A parameter of that type
 * would let Spring search all beans by their types, and create factories to learn these.
 */
public final class ApplicationBeans implements BeanFactoryAware {

	private static final FailureLog failures = new FailureLog(ApplicationBeans.class);

	@SuppressWarnings("NullAway.Init")
	private ConfigurableListableBeanFactory factory;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.factory = (ConfigurableListableBeanFactory) beanFactory;
	}

	/**
	 * Returns whether there are beans of some types, even ones that do not exist yet. No
	 * bean is created.
	 * @param beanFactory where beans are declared
	 * @param types the types
	 * @return whether one is declared
	 */
	public static boolean areDeclared(ListableBeanFactory beanFactory, Class<?>... types) {
		return Arrays.stream(types).anyMatch((type) -> isDeclared(beanFactory, type, (name) -> true));
	}

	/**
	 * Returns whether there is a bean of a type, even one that does not exist yet. No
	 * bean is created, and a failure to tell is logged.
	 * @param beanFactory where beans are declared
	 * @param type the type
	 * @param names the names that count
	 * @return whether one is declared
	 */
	public static boolean isDeclared(ListableBeanFactory beanFactory, Class<?> type, Predicate<String> names) {
		try {
			return Arrays.stream(beanFactory.getBeanNamesForType(type, true, false)).anyMatch(names);
		}
		catch (Throwable ex) {
			failures.failed("It is not known whether there are beans of %s".formatted(type.getName()), ex);
			return false;
		}
	}

	/**
	 * Returns the bean factory.
	 * @return the bean factory
	 */
	public ConfigurableListableBeanFactory factory() {
		return this.factory;
	}

}
