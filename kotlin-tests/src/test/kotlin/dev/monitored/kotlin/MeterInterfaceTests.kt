package dev.monitored.kotlin

import chats.ChatMeters
import chats.Goal
import java.math.BigDecimal
import java.time.Duration
import java.util.concurrent.TimeUnit
import java.util.function.Supplier
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.springframework.boot.autoconfigure.AutoConfigurationPackage
import org.springframework.context.annotation.Configuration
import wrong.duration.DurationMeters
import wrong.suspending.SuspendingMeters

/**
 * Tests for meter interfaces that are written in Kotlin.
 */
class MeterInterfaceTests {

    @Test
    fun aMeterIsAFunctionOfAnInterface() {
        MeasuredApplication(Chats::class.java).use { application ->
            val meters = application.bean(ChatMeters::class.java)
            meters.begun(Goal.BUY)
            meters.begun(Goal.ASK)
            meters.twice(Goal.BUY)
            meters.lost(null)
            meters.basket(BigDecimal("12.5"))
            meters.thought(Duration.ofSeconds(3), true)
            val count = Supplier<Number> { 7 }
            meters.active(count)
            assertThat(application.count("chats.begun", "goal", "BUY")).isEqualTo(3.0)
            assertThat(application.count("chats.begun", "goal", "ASK")).isEqualTo(1.0)
            assertThat(application.count("chats.begun", "goal", "RETURN")).isEqualTo(0.0)
            assertThat(application.count("chats.lost", "goal", "_none")).isEqualTo(1.0)
            assertThat(application.registry.get("chats.basket").summary().totalAmount()).isEqualTo(12.5)
            assertThat(application.registry.get("chats.thought").tag("returning", "true").timer()
                .totalTime(TimeUnit.SECONDS)).isEqualTo(3.0)
            assertThat(application.registry.get("chats.active").gauge().value()).isEqualTo(7.0)
        }
    }

    @Test
    fun aDurationOfKotlinStopsStartUp() {
        assertThatThrownBy { MeasuredApplication(Durations::class.java) }
            .rootCause()
            .hasMessageContaining("the long may be a value class of Kotlin, whose unit is not known")
            .hasMessageContaining("java.time.Duration")
    }

    @Test
    fun aSuspendingFunctionStopsStartUp() {
        assertThatThrownBy { MeasuredApplication(Suspending::class.java) }
            .rootCause()
            .hasMessageContaining("the method returns Object. Let it return void.")
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = [ChatMeters::class])
    open class Chats

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = [DurationMeters::class])
    open class Durations

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = [SuspendingMeters::class])
    open class Suspending

}
