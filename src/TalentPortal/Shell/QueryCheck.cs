using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;

namespace TalentPortal.Shell;

/// <summary>
/// Leaves out of an address what the page cannot read, such as <c>?page=x</c>: Blazor fails on it, in the circuit too, so
/// the browser is sent to the address without it. Stands behind routing.
/// </summary>
public sealed class QueryCheck(RequestDelegate next)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, Type Type)>> Typed = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count == 0 || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is not { } page) return next(context);
        var wrong = Typed.GetOrAdd(page, Read).Where(one => context.Request.Query.TryGetValue(one.Name, out var values) && !values.All(value => Fits(value, one.Type))).Select(one => one.Name).ToList();
        if (wrong.Count == 0) return next(context);
        context.Request.QueryString = new QueryBuilder(context.Request.Query.Where(pair => !wrong.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))).ToQueryString();
        // A form is not sent again for this; its page is rendered here and now.
        if (!HttpMethods.IsGet(context.Request.Method)) return next(context);
        context.Response.Redirect(context.Request.PathBase + context.Request.Path + context.Request.QueryString);
        return Task.CompletedTask;
    }

    /// <summary>The parameters of a page that are no texts.</summary>
    private static IReadOnlyList<(string Name, Type Type)> Read(Type page) =>
    [
        .. page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(property => (Property: property, Query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(one => one.Query is not null)
            .Select(one => (one.Query!.Name ?? one.Property.Name, Nullable.GetUnderlyingType(one.Property.PropertyType) ?? one.Property.PropertyType))
            .Where(one => one.Item2 == typeof(int) || one.Item2 == typeof(bool) || one.Item2 == typeof(Guid) || one.Item2 == typeof(DateOnly)),
    ];

    private static bool Fits(string? value, Type type) =>
        type == typeof(int) ? int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        : type == typeof(bool) ? bool.TryParse(value, out _)
        : type == typeof(Guid) ? Guid.TryParse(value, out _)
        : DateOnly.TryParse(value, CultureInfo.InvariantCulture, out _);
}
