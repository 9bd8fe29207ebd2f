using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Transfers;

/// <summary>Transfers: a case goes to another organisation by the talent's consent, which begins where the first one stopped.</summary>
public sealed class TransfersFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedTransfer>();
        services.AddScoped<TransferCourse>();
        services.AddScoped<TransferDesk>();
        services.AddScoped<IPersonalDataHolder, TransferData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(TransfersText), "Retention_Transfers", Transfer.KeptMonths), new(typeof(TransfersText), "Retention_Letters")];

    public IEnumerable<FrameEntry> Frame =>
    [
        .. Enum.GetValues<CaseTier>().Select(tier => new FrameEntry(tier.Workspace(), TransferCourse.AddressOf(tier), typeof(TransfersText), "Nav_Transfers", "arrow-right", TransfersPermissions.Answer, 29)),
        new(Workspace.Admin, "admin/transfers", typeof(TransfersText), "Nav_Intake", "arrow-right", TransfersPermissions.Intake, 60),
    ];
}
