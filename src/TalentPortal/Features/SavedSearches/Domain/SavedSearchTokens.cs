using Microsoft.AspNetCore.DataProtection;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.SavedSearches.Domain;

/// <summary>The secret part of the address in a mail that ends the mails of a search: whose, and which.</summary>
public sealed class SavedSearchTokens(IDataProtectionProvider protection) : OwnedTokens(protection, "saved-search-stop");
