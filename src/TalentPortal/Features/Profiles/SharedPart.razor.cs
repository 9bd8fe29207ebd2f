using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles;

/// <summary>One part of a career record, read by others.</summary>
public sealed partial class SharedPart
{
    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public GrantScope Part { get; set; }

    [Parameter, EditorRequired] public required OpenCareer Career { get; set; }
}
