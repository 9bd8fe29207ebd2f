using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>States and codes of an application as pages show them.</summary>
internal static class ApplicationWords
{
    /// <summary>The way of an application that goes well, in order.</summary>
    public static IReadOnlyList<ApplicationState> Road { get; } =
        [ApplicationState.Received, ApplicationState.Screening, ApplicationState.Interview, ApplicationState.Offered, ApplicationState.Hired];

    /// <summary>Colour and icon of a state.</summary>
    public static StatusKind Kind(ApplicationState state) => state switch
    {
        ApplicationState.Received => StatusKind.New,
        ApplicationState.Offered => StatusKind.Due,
        ApplicationState.Hired => StatusKind.Done,
        ApplicationState.Declined or ApplicationState.Withdrawn => StatusKind.Closed,
        _ => StatusKind.Waiting,
    };

    /// <summary>Whose turn it is in a state; null when the application is over.</summary>
    public static CallSide? WaitsFor(ApplicationState state) => state switch
    {
        ApplicationState.Received or ApplicationState.Screening or ApplicationState.Interview => CallSide.Employer,
        ApplicationState.Offered => CallSide.Party,
        _ => null,
    };

    /// <summary>A criterion in words: the usual ones in the language of the page, the employer's own as written.</summary>
    public static string Criterion(string criterion, IStringLocalizer<ApplicationsText> texts) => ScoreSheet.Usual.Contains(criterion) ? texts["Criterion_" + criterion] : criterion;

    /// <summary>Reasons to choose from, as the applicant will read them.</summary>
    public static IReadOnlyList<Choice> Reasons(IStringLocalizer<ApplicationsText> texts) => [.. Enum.GetValues<DeclineReason>().Select(reason => new Choice(reason.ToString(), texts["Because_" + reason]))];

    /// <summary>The reason that a list sent; null for none.</summary>
    public static DeclineReason? Reason(object? sent) => Enum.TryParse<DeclineReason>((string?)sent, out var reason) && Enum.IsDefined(reason) ? reason : null;

    /// <summary>City with province, the place in words, or the country; null where nothing is known.</summary>
    public static string? Place(string? divisionCode, string? placeText, string? countryCode)
    {
        var language = Languages.Current;
        return ReferenceData.Divisions.Find(divisionCode)?.NameWithProvince(language) ?? placeText ?? ReferenceData.Countries.Find(countryCode)?.Name(language);
    }

    public static string? EmploymentKind(string? code) => ReferenceData.EmploymentKinds.Find(code)?.Name(Languages.Current);
}
