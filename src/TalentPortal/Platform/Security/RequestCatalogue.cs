using System.Reflection;
using MediatR;

namespace TalentPortal.Platform.Security;

/// <summary>All requests of an assembly with who may send them.</summary>
public static class RequestCatalogue
{
    /// <summary>Every request type, in order of name.</summary>
    public static IReadOnlyList<Type> Requests(Assembly assembly) =>
        [.. assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Stops start-up when a request has no access attribute, more than one, or not exactly one handler.</summary>
    public static void Check(Assembly assembly)
    {
        var handlers = assembly.GetTypes()
            .Where(type => !type.IsAbstract)
            .SelectMany(type => type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
            .GroupBy(i => i.GetGenericArguments()[0])
            .ToDictionary(group => group.Key, group => group.Count());
        foreach (var request in Requests(assembly))
        {
            RequestAccess.Of(request);
            var count = handlers.GetValueOrDefault(request);
            if (count != 1) throw new InvalidOperationException($"{request.Name} has {count} handlers; it needs exactly one.");
        }
    }
}
