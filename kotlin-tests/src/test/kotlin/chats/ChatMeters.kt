package chats

import dev.monitored.business.CounterMeter
import dev.monitored.business.GaugeMeter
import dev.monitored.business.MeterInterface
import dev.monitored.business.SummaryMeter
import dev.monitored.business.TimerMeter
import io.micrometer.core.aop.MeterTag
import java.math.BigDecimal
import java.time.Duration
import java.util.function.Supplier

/**
 * What is counted of chats.
 */
@MeterInterface
interface ChatMeters {

    @CounterMeter("chats.begun")
    fun begun(@MeterTag("goal") goal: Goal)

    @CounterMeter("chats.lost")
    fun lost(@MeterTag("goal") goal: Goal?)

    @SummaryMeter("chats.basket", unit = "euros", buckets = "10, 25")
    fun basket(value: BigDecimal)

    @TimerMeter("chats.thought")
    fun thought(time: Duration, @MeterTag("returning") isReturning: Boolean)

    @GaugeMeter("chats.active")
    fun active(count: Supplier<Number>)

    fun twice(goal: Goal) {
        begun(goal)
        begun(goal)
    }

}
