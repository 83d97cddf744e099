package dev.monitored.settings.shape;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import dev.monitored.buckets.BucketsProperties;
import dev.monitored.slo.SloProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PropertyRecords}.
 */
class PropertyRecordsTests {

	@Test
	void findsOurRecordsByTheirPrefixes() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerBeanDefinition("slo", new RootBeanDefinition(SloProperties.class));
		beanFactory.registerBeanDefinition("buckets", new RootBeanDefinition(BucketsProperties.class));
		beanFactory.registerBeanDefinition("other", new RootBeanDefinition(StringBuilder.class));
		beanFactory.registerBeanDefinition("none", new RootBeanDefinition());
		assertThat(PropertyRecords.in(beanFactory)).hasSize(2)
			.containsEntry("monitored.slo", SloProperties.class)
			.containsEntry("monitored.buckets", BucketsProperties.class);
		assertThat(beanFactory.getSingletonNames()).isEmpty();
	}

	@Test
	void knowsThePrefixOfARecord() {
		assertThat(PropertyRecords.prefix(SloProperties.class)).isEqualTo("monitored.slo");
	}

}
