using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.LinkChecks;

/// <summary>The watch over the addresses that content leads to and rests on.</summary>
public sealed class LinkChecksFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddOptions<LinkCheckOptions>().BindConfiguration(LinkCheckOptions.Section)
            .Validate(options => options.EveryDays is >= 1 and <= 365 && options.PerRun is >= 1 and <= 500 && options.BytesMost is >= 10_000 and <= 20_000_000, "Portal__Watch: EveryDays is 1 to 365, PerRun 1 to 500, BytesMost 10,000 to 20,000,000.")
            .Validate(options => options.Pause >= TimeSpan.Zero && options.ReadTimeout > TimeSpan.Zero && options.Budget > TimeSpan.Zero, "Portal__Watch: Pause, ReadTimeout and Budget are times such as 00:00:05.")
            .ValidateOnStart();
        services.AddSingleton<LinkVisitor>();
        services.AddScoped<LinkUses>();
        services.AddSingleton<ICurationSource, DeadLinkWork>();
        services.AddSingleton<ICurationSource, ChangedLinkWork>();
    }

    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/link-checks", typeof(LinkChecksText), "Nav_Links", "eye", LinkChecksPermissions.Keep, 48)];
}
