namespace TalentPortal.Platform.Drafts;

/// <summary>Registers drafts.</summary>
public static class DraftsSetup
{
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services.AddScoped<Drafts>();
}
