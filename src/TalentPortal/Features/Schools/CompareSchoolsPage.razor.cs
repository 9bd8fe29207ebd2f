using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Schools;

/// <summary>Up to three schools side by side. Which, stands in the address; for whom does not.</summary>
public sealed partial class CompareSchoolsPage
{
    private CompareSchoolsResult? _found;
    private bool _isCut;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SchoolsText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "id")] private string[]? Ids { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var ids = (Ids ?? []).Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
        _isCut = ids.Count > CompareSchools.Most;
        _found = (await Sender.Send(new CompareSchools([.. ids.Take(CompareSchools.Most)]))).OrNotFound(Navigation);
    }

    private IEnumerable<(string Term, Func<SchoolFacts, string> Text)> Rows(DateOnly today) =>
    [
        (T["School_Kind"], facts => T["Kind_" + facts.Kind]),
        (T["School_City"], SchoolWords.Place),
        (T["School_Takes"], facts => T.Ages(facts)),
        (T["School_Languages"], facts => T.Languages(facts)),
        (T["School_Curricula"], facts => T.Curricula(facts)),
        (T["School_Fee"], facts => T.Fee(facts) ?? T["School_FeeUnknown"]),
        (T["School_Applying"], facts => T.Window(facts, today)),
        (T["School_Waiting"], facts => T["Waiting_" + facts.Waiting]),
        (T["School_Admits"], facts => T.Admits(facts)),
        (T["School_Documents"], facts => T.Documents(facts)),
        (T["School_VerifiedOn"], facts => DateWords.Day(facts.VerifiedOn, CultureInfo.CurrentUICulture)),
    ];
}
