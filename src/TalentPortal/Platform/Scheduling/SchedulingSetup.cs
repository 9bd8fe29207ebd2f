using Quartz;
using TalentPortal.Platform.Composition;

namespace TalentPortal.Platform.Scheduling;

/// <summary>Registers the scheduler and every piece of scheduled work.</summary>
public static class SchedulingSetup
{
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddQuartz(quartz => quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = 2));
        services.AddSingleton<SlotRunner>();
        services.AddHostedService<ScheduleWorker>();
        services.AddFound(typeof(SchedulingSetup), found => found.Scan(scan => scan
            .FromAssemblyOf<SlotRunner>().AddClasses(classes => classes.AssignableTo<IScheduledWork>(), publicOnly: false).As<IScheduledWork>().WithSingletonLifetime()));
        return services;
    }
}
