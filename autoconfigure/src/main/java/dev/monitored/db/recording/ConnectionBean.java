package dev.monitored.db.recording;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.monitored.guard.BoundedLabel;

/**
 * A bean that opens connections, as it is declared.
 *
 * @param name the name of the bean
 * @param beanFactory where it is declared
 */
public record ConnectionBean(String name, ConfigurableListableBeanFactory beanFactory) {

	private static final String SCOPED = "scopedTarget.";

	private static final String INNER_BEAN = "(inner bean)";

	/**
	 * Returns what the bean is called in labels. The name of an inner bean is made up,
	 * with a number that is another one after each start.
	 * @return the value of the label {@code datasource}
	 */
	public String label() {
		if (this.name.startsWith(INNER_BEAN)) {
			return BoundedLabel.UNKNOWN;
		}
		return this.name.startsWith(SCOPED) ? this.name.substring(SCOPED.length()) : this.name;
	}

	/**
	 * Returns the type that the bean can be injected as, regardless of what was created
	 * before it.
	 * @param bean the bean
	 * @return the type that its definition, or the factory bean that made it, has
	 */
	public Class<?> type(Object bean) {
		if (!this.beanFactory.containsBeanDefinition(this.name)) {
			return bean.getClass();
		}
		Class<?> declared = definedType();
		if (declared == null || !declared.isInstance(bean)) {
			declared = this.beanFactory.getType(this.name, false);
		}
		return (declared != null) ? declared : bean.getClass();
	}

	private @Nullable Class<?> definedType() {
		return this.beanFactory.getMergedBeanDefinition(this.name).getResolvableType().resolve();
	}

}
