package harm.observer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Describes every bean of an application. It notes first which beans have been created,
 * and then creates lazy beans and prototypes to look at them.
 */
final class BeanCensus {

	private static final String STARTER = "dev.monitored.";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<String, Boolean> created = new LinkedHashMap<>();

	private BeanCensus(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	static BeanCensus of(ConfigurableListableBeanFactory beanFactory) {
		BeanCensus census = new BeanCensus(beanFactory);
		List<String> names = new ArrayList<>();
		beanFactory.getBeanNamesIterator().forEachRemaining(names::add);
		names.forEach((name) -> census.created.put(name, beanFactory.containsSingleton(name)));
		return census;
	}

	void addTo(Facts facts) {
		this.created.forEach((name, created) -> addBean(name, created, facts));
	}

	private void addBean(String name, boolean created, Facts facts) {
		String subject = "bean " + name;
		Object bean = findOrWhyNot(name);
		facts.add(subject, BeanClass.of(bean).userClass().getName());
		facts.add(subject + " created", created);
		facts.add(subject + " definition", definition(name));
		facts.add(subject + " proxy", BeanClass.of(bean).proxy());
		facts.add(subject + " of the starter", isOfStarter(name, bean));
		for (ResolvableType type : BeanClass.of(bean).types()) {
			facts.add(subject + " is " + type, injectable(name, bean, type));
		}
	}

	private Object findOrWhyNot(String name) {
		try {
			return this.beanFactory.getBean(name);
		}
		catch (BeansException ex) {
			return ex;
		}
	}

	private String definition(String name) {
		if (!this.beanFactory.containsBeanDefinition(name)) {
			return "none";
		}
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
		return "scope=" + definition.getScope() + " lazy=" + definition.isLazyInit() + " primary="
				+ definition.isPrimary() + " fallback=" + definition.isFallback() + " candidate="
				+ definition.isAutowireCandidate() + " role=" + definition.getRole();
	}

	private boolean isOfStarter(String name, Object bean) {
		return name.contains(STARTER) || BeanClass.of(bean).userClass().getName().startsWith(STARTER)
				|| (this.beanFactory.containsBeanDefinition(name)
						&& isOfStarter(this.beanFactory.getMergedBeanDefinition(name)));
	}

	private boolean isOfStarter(BeanDefinition definition) {
		return String.valueOf(definition.getFactoryBeanName()).startsWith(STARTER)
				|| String.valueOf(definition.getBeanClassName()).startsWith(STARTER);
	}

	private String injectable(String name, Object bean, ResolvableType type) {
		return (this.beanFactory.isTypeMatch(name, type) ? "injectable" : "not injectable")
				+ (type.toClass().isInstance(bean) ? "" : ", no instance");
	}

}
