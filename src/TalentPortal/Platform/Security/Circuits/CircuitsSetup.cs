using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;

namespace TalentPortal.Platform.Security.Circuits;

/// <summary>Registers what keeps a circuit with the person who opened it.</summary>
public static class CircuitsSetup
{
    public static IServerSideBlazorBuilder AddCircuitSafety(this IServerSideBlazorBuilder builder)
    {
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddSingleton<CircuitHubFilter>();
        builder.Services.AddSingleton(CircuitPace.Usual);
        builder.Services.AddHostedService<CircuitWatch>();
        builder.Services.AddScoped<CircuitHandler, PortalCircuitHandler>();
        return builder.AddHubOptions(options => options.AddFilter<CircuitHubFilter>());
    }
}
