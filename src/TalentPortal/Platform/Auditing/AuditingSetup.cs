namespace TalentPortal.Platform.Auditing;

/// <summary>Registers audit and access log.</summary>
public static class AuditingSetup
{
    public static IServiceCollection AddAuditing(this IServiceCollection services) => services.AddScoped<Audit>().AddScoped<AccessLog>();
}
