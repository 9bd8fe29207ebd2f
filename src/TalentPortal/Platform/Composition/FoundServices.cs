using System.Collections.Concurrent;

namespace TalentPortal.Platform.Composition;

/// <summary>Services that are found by looking through the portal's assembly: once in a process, however many portals it hosts. The tests host hundreds.</summary>
internal static class FoundServices
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ServiceDescriptor>> Known = new();

    /// <summary>Registers what <paramref name="find"/> registers.</summary>
    /// <param name="finder">Who looks; it finds the same whenever it looks.</param>
    public static IServiceCollection AddFound(this IServiceCollection services, Type finder, Action<IServiceCollection> find)
    {
        foreach (var service in Known.GetOrAdd(finder, _ => [.. Look(find)])) services.Add(service);
        return services;
    }

    private static ServiceCollection Look(Action<IServiceCollection> find)
    {
        var found = new ServiceCollection();
        find(found);
        return found;
    }
}
