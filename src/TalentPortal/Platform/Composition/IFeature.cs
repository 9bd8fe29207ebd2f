using TalentPortal.Platform.Retention;

namespace TalentPortal.Platform.Composition;

/// <summary>What a feature adds beyond requests and pages, which are found by themselves. One class per feature, without state.</summary>
public interface IFeature
{
    /// <summary>Services of the feature's own.</summary>
    void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Endpoints that are no pages: downloads, feeds, the HTTP API.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }

    /// <summary>Links in the public masthead, in <c>me</c> and in the rails of workspaces.</summary>
    IEnumerable<FrameEntry> Frame => [];

    /// <summary>Data about people that the feature keeps, and for how long.</summary>
    IEnumerable<RetentionRule> Retention => [];

    /// <summary>Components at the end of public pages, in order of their numbers. Each finds out by the address whether it has something to say there.</summary>
    IEnumerable<(int Order, Type Component)> PageEnds => [];

    /// <summary>All features of the portal, in order of name.</summary>
    static IReadOnlyList<IFeature> All() => Known.Value;

    private static readonly Lazy<IReadOnlyList<IFeature>> Known = new(() =>
        [.. typeof(IFeature).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IFeature)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IFeature)Activator.CreateInstance(type)!)]);
}
