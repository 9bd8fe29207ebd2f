using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>What comes with a position besides pay.</summary>
public sealed partial class BenefitsForm
{
    private IReadOnlyList<Choice> _standings = [];

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    /// <summary>Changed in place.</summary>
    [Parameter, EditorRequired] public required JobFields Fields { get; set; }

    /// <summary>Something was typed or chosen.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    protected override void OnInitialized() =>
        _standings = [.. Enum.GetValues<BenefitStanding>().Select(standing => new Choice(standing.ToString(), JobSaid.Standing(standing, Languages.Current)))];

    private Task Stand(BenefitKind kind, string? typed) => Enum.TryParse<BenefitStanding>(typed, out var standing)
        ? Put(kind, one => one with { Standing = standing })
        : Replace(Fields.Benefits.Where(one => one.Kind != kind));

    private Task Put(BenefitKind kind, Func<BenefitFields, BenefitFields> change)
    {
        var now = Fields.Benefits.FirstOrDefault(one => one.Kind == kind) ?? new(kind, BenefitStanding.Promised);
        return Replace(Fields.Benefits.Where(one => one.Kind != kind).Append(change(now)).OrderBy(one => one.Kind));
    }

    private Task Replace(IEnumerable<BenefitFields> benefits)
    {
        Fields.Benefits = new([.. benefits]);
        return Changed.InvokeAsync();
    }
}
