package dev.monitored.subclass;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * A bean as it is declared.
 *
 * @param name the name of the bean
 * @param beanFactory where it is declared
 */
public record BeanDeclaration(String name, ConfigurableListableBeanFactory beanFactory) {

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
