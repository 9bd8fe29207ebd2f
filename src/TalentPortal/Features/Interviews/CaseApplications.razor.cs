using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Interviews;

/// <summary>What the talent of a case shows of their applications, to the consultant who answers for it.</summary>
public sealed partial class CaseApplications
{
    private ViewCaseApplicationsResult? _found;
    private TimeZoneInfo? _zone;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<InterviewsText> T { get; set; } = null!;

    /// <summary>Of the case.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _found = (await Sender.Send(new ViewCaseApplications(Id))).OrNotFound(Navigation);
        if (_found is not null) _zone = TimeZoneInfo.FindSystemTimeZoneById(_found.TimeZone);
    }
}
