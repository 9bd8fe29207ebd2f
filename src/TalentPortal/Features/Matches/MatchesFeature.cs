using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Matches;

/// <summary>Matches: which postings fit a person, and which blind cards a posting, with reasons on both sides and weights that everybody can read.</summary>
public sealed class MatchesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PostingIndexes>();
        services.AddSingleton<PostingPacker>();
        services.AddHostedService(own => own.GetRequiredService<PostingPacker>());
        services.AddScoped<MatchBook>();
        services.AddSingleton<CardIndexes>();
        services.AddScoped<CardBook>();
        services.AddScoped<CaseComparison>();
        services.AddScoped<ProposalBook>();
        services.AddScoped<ProposalCourse>();
        services.AddScoped<IPersonalDataHolder, MatchData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(MatchesText), "Retention_Refusals", MatchRefusal.KeptMonths), new(typeof(MatchesText), "Retention_Proposals", MatchProposal.KeptMonths)];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "me/matches", typeof(MatchesText), "Nav_Matches", "star", Order: 9),
        new(Workspace.Employer, "employer/matches", typeof(MatchesText), "Nav_CardMatches", "star", MatchesPermissions.Talents, 31),
        new(Workspace.Admin, "admin/matches", typeof(MatchesText), "Nav_Weights", "chart", MatchesPermissions.Weigh, 61),
    ];
}
