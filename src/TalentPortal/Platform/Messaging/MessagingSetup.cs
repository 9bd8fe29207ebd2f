using FluentValidation;
using MediatR;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Messaging;

/// <summary>Registers the one road that every request takes.</summary>
public static class MessagingSetup
{
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        var assembly = typeof(MessagingSetup).Assembly;
        services.AddSingleton<PortalDispatcher>();
        services.AddScoped<CurrentCall>();
        services.AddScoped<PageOrigin>();
        services.AddScoped<PortalSender>();
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddFound(typeof(MessagingSetup), found =>
        {
            RequestCatalogue.Check(assembly);
            found.Scan(scan => scan.FromAssemblies(assembly)
                .AddClasses(classes => classes.AssignableToAny(typeof(IRequestHandler<,>), typeof(INotificationHandler<>)), publicOnly: false)
                .AsImplementedInterfaces().WithScopedLifetime());
            foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true)) found.AddScoped(validator.InterfaceType, validator.ValidatorType);
        });
        // The order of registration is the order in which they run.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LogBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizeBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidateBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ConnectionBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        return services;
    }
}
